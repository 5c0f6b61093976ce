import type { ListedOptions } from '@interstice/contracts';
import { Anchor, Text } from '@mantine/core';
import { documentsOf } from './cited-documents';
import classes from './options.module.css';

/**
 * What the short names of the sources stand for: beside each option there is no room for their titles. On paper never folded,
 * and without those that only the details cite, which paper does not show.
 */
export function SourcesOfOptions({ options }: { readonly options: ListedOptions }) {
  const documents = documentsOf(options);
  return (
    <details className={classes['folded']}>
      <summary>
        Sources with their titles<span className="no-print">: {documents.length}</span>
      </summary>
      {documents.map(({ doc, title, url, isOnPaper }) => (
        <Text key={doc} size="sm" {...(isOnPaper ? {} : { className: 'no-print' })}>
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
