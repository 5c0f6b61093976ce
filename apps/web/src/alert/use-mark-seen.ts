import type { AlertCard } from '@interstice/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markSeen } from '../api/alerts';
import { useMay } from '../session/me';
import { isUndecided } from './due-by';

/**
 * Notes that a physician has looked at what the alert says now. Worse news makes it unseen again (B-02), and what came in
 * while the card was open is seen when whoever reads says so.
 */
export function useMarkSeen(card: AlertCard, { isMoved }: { readonly isMoved: boolean }): void {
  const queryClient = useQueryClient();
  const mayDecide = useMay('alert.decide');
  const { id, evidenceRevision, seenAt } = card;
  const isDue = mayDecide && seenAt === null && isUndecided(card) && !isMoved;
  useEffect(() => {
    if (!isDue) return;
    markSeen(id).then(
      () => void queryClient.invalidateQueries({ queryKey: ['alerts'] }),
      // Nothing is lost: the alert stays unseen and is noted when it is opened the next time.
      () => undefined,
    );
  }, [isDue, id, evidenceRevision, queryClient]);
}
