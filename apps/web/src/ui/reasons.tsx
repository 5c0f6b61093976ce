import type { CitationResponse, ReasonResponse } from '@interstice/contracts';
import { Anchor, List, Stack, Text } from '@mantine/core';

/** Why, in sentences that the server rendered from the rules, each with its source. */
export function Reasons({ because }: { readonly because: readonly ReasonResponse[] }) {
  return (
    <List size="sm" spacing={4}>
      {because.map(({ text, cites = [] }, index) => (
        <List.Item key={index}>
          {text} {cites.length > 0 && <Cites cites={cites} />}
        </List.Item>
      ))}
    </List>
  );
}

/** Sources in short, for the end of a sentence. */
export function Cites({ cites }: { readonly cites: readonly CitationResponse[] }) {
  return (
    <Text span size="xs" className="muted">
      [{cites.map(({ doc, at }) => `${doc}, ${at}`).join('; ')}]
    </Text>
  );
}

/** Sources in full. */
export function Sources({ cites }: { readonly cites: readonly CitationResponse[] }) {
  return (
    <Stack gap={2}>
      {cites.map(({ doc, at, title, url, ids }) => (
        <Text key={`${doc} ${at}`} size="sm">
          {url === undefined ? (
            (title ?? doc)
          ) : (
            <Anchor href={url} rel="noreferrer" target="_blank" inherit>
              {title ?? doc}
            </Anchor>
          )}
          , {at}
          {furtherIds(at, ids)}
        </Text>
      ))}
    </Stack>
  );
}

/** The rules of a source that its place does not name already. */
function furtherIds(at: string, ids: readonly string[] = []): string {
  const named = at.split(/[\s,;]+/);
  const further = ids.filter((id) => !named.includes(id));
  return further.length > 0 ? ` (${further.join(', ')})` : '';
}
