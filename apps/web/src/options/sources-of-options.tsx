import type { ListedOptions } from '@interstice/contracts';
import { Anchor, Text } from '@mantine/core';
import { documentsOf } from './cited-documents';
import classes from './options.module.css';

/** What the short names of the sources stand for: beside each option there is no room for their titles. On paper never folded. */
export function SourcesOfOptions({ options }: { readonly options: ListedOptions }) {
  const documents = documentsOf(options);
  return (
    <details className={classes['folded']}>
      <summary>Sources with their titles: {documents.length}</summary>
      {documents.map(({ doc, title, url }) => (
        <Text key={doc} size="sm">
          <span className="muted">[{doc}]</span>{' '}
          {url === undefined ? (
            title
          ) : (
            <Anchor href={url} rel="noreferrer" target="_blank" inherit>
              {title}
            </Anchor>
          )}
        </Text>
      ))}
    </details>
  );
}
