import type { AlertCard, EvidenceSeen } from '@interstice/contracts';
import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { BloodSection } from '../blood/blood-section';
import { TrajectorySection } from '../chart/trajectory-section';
import { OptionsPanel } from '../options/options-panel';
import { useChosenSite } from '../session/chosen-site';
import { useMay } from '../session/me';
import { SteroidSection } from '../steroids/steroid-section';
import { Page } from '../ui/page';
import { ProblemNotice } from '../ui/problem-notice';
import { Reasons } from '../ui/reasons';
import { ReviewNotice } from '../ui/review-notice';
import { AlertHistory } from './alert-history';
import classes from './alert.module.css';
import { AsDecided } from './as-decided';
import { BloodEvidenceTable } from './blood-evidence';
import { CardHeader } from './card-header';
import { ChangedEvidence } from './changed-evidence';
import { DECIDE_HEADING, DecisionPanel } from './decision-panel';
import { EvidenceMoved } from './evidence-moved';
import { OtherAlerts } from './other-alerts';
import { OwnerPanel } from './owner-panel';
import { PairTables } from './pair-tables';
import { PresentJudgement } from './present-judgement';
import { RuleSources } from './rule-sources';
import { useMarkSeen } from './use-mark-seen';

interface EvidenceCardProps {
  readonly card: AlertCard;
  /** What is shown may be old. */
  readonly error: Error | null;
  readonly retry: () => void;
}

const TITLES: Readonly<Record<AlertCard['kind'], string>> = {
  progression: 'Progression alert',
  blood: 'Blood test alert',
  drug: 'Drug alert',
  'data-quality': 'Data quality alert',
  advisory: 'Advisory alert',
};

/** What an alert rests on, what it means for the patient, and what can be done about it. */
export function EvidenceCard({ card, error, retry }: EvidenceCardProps) {
  const { sites, site } = useChosenSite();
  const readsValues = useMay('fact.read');
  const { timeZone } = sites.find(({ id }) => id === card.patient.siteId) ?? site;
  // A decision names what was on the screen: what comes in meanwhile is shown, and taken for seen only when somebody says so.
  const [seen, setSeen] = useState<EvidenceSeen>(card.evidence);
  const isMoved = seen.evidenceRevision !== card.evidenceRevision;
  useMarkSeen(card, { isMoved });
  const look = () => {
    setSeen(card.evidence);
    // The button that was pressed is gone with its notice.
    document.getElementById(DECIDE_HEADING)?.focus();
  };
  return (
    <Page title={TITLES[card.kind]} tab="Alert">
      {error !== null && <ProblemNotice error={error} title="What you see may be old" retry={retry} />}
      <ReviewNotice review={card.review} timeZone={timeZone} />
      {card.changedAfterDecision !== null && (
        <ChangedEvidence changed={card.changedAfterDecision} people={card.people} timeZone={timeZone} />
      )}
      <div role="status">
        {isMoved && <EvidenceMoved before={seen} after={card.evidence} met={card.met} onLooked={look} />}
      </div>
      <CardHeader card={card} timeZone={timeZone} />
      <div className={classes['card']}>
        <Paper
          withBorder
          p="md"
          component="section"
          aria-labelledby="why-heading"
          className={classes['why'] ?? ''}
        >
          <Stack gap="sm">
            <Title order={2} id="why-heading">
              Why
            </Title>
            <AsDecided alert={card} />
            <PairTables evidence={card.evidence} />
            {card.evidence.blood !== undefined && <BloodEvidenceTable blood={card.evidence.blood} />}
            <Reasons because={card.because} />
            <OtherAlerts others={card.others} />
            {card.missing.length > 0 && (
              <div>
                <Title order={3} size="h5">
                  {card.kind === 'drug' ? 'What could tell of progression' : 'What would make it certain'}
                </Title>
                <List size="sm">
                  {card.missing.map(({ what, text }) => (
                    <List.Item key={what + text}>{text}</List.Item>
                  ))}
                </List>
              </div>
            )}
          </Stack>
        </Paper>
        <Stack gap="md" className={`${classes['side']} no-print`}>
          <DecisionPanel card={card} seen={seen} isMoved={isMoved} timeZone={timeZone} />
          <OwnerPanel card={card} />
        </Stack>
        <Stack gap="md" className={classes['rest'] ?? ''}>
          {readsValues && card.kind === 'blood' && (
            <BloodSection patientId={card.patientId} timeZone={timeZone} />
          )}
          {readsValues && card.isAboutGlucocorticoids && <SteroidSection patientId={card.patientId} />}
          {readsValues && card.kind !== 'blood' && (
            <TrajectorySection patientId={card.patientId} timeZone={timeZone} />
          )}
          {card.options && <OptionsPanel patientId={card.patientId} options={card.options} />}
          {card.kind === 'progression' && <PresentJudgement card={card} />}
          {readsValues ? (
            <AlertHistory card={card} timeZone={timeZone} />
          ) : (
            <Text size="sm" className="muted">
              Figures and the history are shown to nurses and physicians.
            </Text>
          )}
          <RuleSources card={card} />
        </Stack>
      </div>
    </Page>
  );
}
