import type { ReactNode } from 'react';
import { Page } from '../ui/page';
import { ListsOnPage } from './lists-on-page';
import { PrintButton } from './print-button';

interface ListPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of lists, which can be printed whole. */
export function ListPage({ title, children }: ListPageProps) {
  return (
    <ListsOnPage>
      <Page title={title} actions={<PrintButton />}>
        {children}
      </Page>
    </ListsOnPage>
  );
}
