import type { CitationResponse, ReasonResponse } from '@interstice/contracts';
import { Anchor, List, Stack, Text } from '@mantine/core';
import { citedPlaces } from './cited-places';

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

/** Sources in full, each document once with all of its places. */
export function Sources({ cites }: { readonly cites: readonly CitationResponse[] }) {
  return (
    <Stack gap={2}>
      {citedPlaces(cites).map(({ doc, title, url, places }) => (
        <Text key={doc} size="sm">
          {url === undefined ? (
            title
          ) : (
            <Anchor href={url} rel="noreferrer" target="_blank" inherit>
              {title}
            </Anchor>
          )}
          {places.length === 1 ? `, ${places[0]}` : `: ${places.join(' · ')}`}
        </Text>
      ))}
    </Stack>
  );
}
