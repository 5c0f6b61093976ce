// What carries out a statement in code that does not name it: where somebody looking for the statement should begin.

/** @typedef {{ title: string, ids: readonly string[], files: readonly string[] }} Feature */

/** @type {readonly Feature[]} */
export const FEATURES = [
  {
    title: 'Results are stored over HTTP',
    ids: ['C-01'],
    files: [
      'apps/api/src/pft/pft-routes.ts',
      'apps/api/src/hrct/hrct-routes.ts',
      'apps/api/src/blood-test/blood-test-routes.ts',
    ],
  },
  { title: 'A PFT with its DLCO', ids: ['M-03'], files: ['apps/api/src/pft/pft-routes.ts'] },
  {
    title: 'Pattern and extent on an HRCT',
    ids: ['D-02', 'D-03'],
    files: ['libs/contracts/src/hrct.ts', 'apps/api/src/hrct/hrct-routes.ts'],
  },
  {
    title: 'The person: sex, birth date, CTD, subtype, antibodies',
    ids: ['D-01', 'D-04'],
    files: ['libs/contracts/src/patient.ts', 'libs/contracts/src/person-fact.ts'],
  },
  {
    title: 'Facts of the person, each from a day on',
    ids: ['B-26', 'B-27'],
    files: ['apps/api/src/person-fact/person-fact-routes.ts'],
  },
  {
    title: 'Symptom reports with an instrument and its score',
    ids: ['D-05'],
    files: ['libs/contracts/src/symptom-report.ts', 'apps/api/src/symptom-report/symptom-report-routes.ts'],
  },
  {
    title: 'Effects of drugs, as cautions of their own',
    ids: ['D-08'],
    files: ['libs/contracts/src/caution.ts'],
  },
  {
    title: 'Treatments: drug, dose, days, why stopped',
    ids: ['D-06', 'D-07', 'D-08', 'B-28'],
    files: ['libs/contracts/src/treatment.ts', 'apps/api/src/treatment/treatment-routes.ts'],
  },
  {
    title: 'Changes of a treatment: dose, hold, resume',
    ids: ['B-28'],
    files: ['apps/api/src/treatment/treatment-change.controller.ts'],
  },
  { title: 'Counts and liver enzymes', ids: ['D-08'], files: ['libs/contracts/src/blood-test.ts'] },
  { title: 'What a count lacks', ids: ['B-23'], files: ['apps/api/src/blood-test/blood-test-reading.ts'] },
  {
    title: 'Every value of a PFT has its column',
    ids: ['B-29'],
    files: ['libs/server/src/facts/fact-columns.ts'],
  },
  { title: 'Cautions of a patient', ids: ['B-33'], files: ['apps/api/src/caution/caution-routes.ts'] },
  { title: 'Visits of both specialties', ids: ['M-08'], files: ['apps/api/src/visit/visit-routes.ts'] },
  {
    title: 'Units, and numbers as they are typed',
    ids: ['B-32'],
    files: ['libs/clinical/src/laboratory-units.ts', 'apps/web/src/entry/entered-number.ts'],
  },
  {
    title: 'Surveillance rules applied to a record',
    ids: ['M-01', 'B-22'],
    files: ['libs/guideline/src/surveillance/apply-rule.ts', 'libs/guideline/src/surveillance/join-rules.ts'],
  },
  {
    title: 'When a scan is wanted',
    ids: ['M-04'],
    files: ['libs/guideline/src/surveillance/hrct-wishes.ts'],
  },
  {
    title: 'Which treatments are for the lung',
    ids: ['M-05', 'B-08'],
    files: ['libs/guideline/src/ild-treatments.rules.ts'],
  },
  { title: 'DLCO with its unit', ids: ['B-17'], files: ['libs/contracts/src/pft.ts'] },
  {
    title: 'When blood is wanted',
    ids: ['M-07'],
    files: ['libs/guideline/src/surveillance/blood-wishes.ts'],
  },
  {
    title: 'When a visit is wanted',
    ids: ['X-04'],
    files: ['libs/guideline/src/surveillance/visit-wishes.ts'],
  },
  {
    title: 'The default protocol, and every protocol in a review',
    ids: ['C-02', 'B-21'],
    files: ['libs/guideline/src/summary-2026/summary-2026.rules.ts', 'libs/guideline/src/review.ts'],
  },
  {
    title: 'Symptoms and fibrosis in time',
    ids: ['P-02', 'P-03', 'P-04', 'B-12'],
    files: ['libs/progression/src/findings-in-time.ts', 'libs/progression/src/met-falls.ts'],
  },
  {
    title: 'The slope of FVC over the course',
    ids: ['P-09'],
    files: ['libs/progression/src/trend/slope-of-fvc.ts'],
  },
  { title: 'The window of a criterion set', ids: ['B-09'], files: ['libs/progression/src/compiled-set.ts'] },
  {
    title: 'Predicted values of the GLI equations',
    ids: ['B-10'],
    files: ['libs/lung-function/src/predict.ts'],
  },
  {
    title: 'How likely a fall is more than chance',
    ids: ['B-11'],
    files: ['libs/progression/src/likelihood/likelihood-of-fall.ts'],
  },
  {
    title: 'Quality of spirometry and of DLCO',
    ids: ['B-15'],
    files: ['libs/lung-function/src/grade-spirometry.ts', 'libs/lung-function/src/grade-dlco.ts'],
  },
  {
    title: 'DLCO corrected for haemoglobin, in either unit',
    ids: ['B-17'],
    files: ['libs/lung-function/src/haemoglobin-correction.ts', 'libs/lung-function/src/dlco-units.ts'],
  },
  {
    title: 'Progression becomes an alert',
    ids: ['P-05', 'C-03', 'B-01', 'B-11'],
    files: ['libs/guideline/src/progression-alerts.ts', 'apps/worker/src/review/reconcile-alerts.ts'],
  },
  { title: 'Worse news of a story', ids: ['B-02'], files: ['libs/progression/src/progression-story.ts'] },
  { title: 'A confirmed FVC limb', ids: ['B-24'], files: ['libs/progression/src/story-certainty.ts'] },
  {
    title: 'Alerts shown, seen and decided',
    ids: ['C-05', 'B-04'],
    files: ['apps/api/src/alert/alert.controller.ts', 'apps/api/src/alert/alert-act.controller.ts'],
  },
  {
    title: 'The page of an alert',
    ids: ['C-05'],
    files: ['apps/web/src/alert/alert-page.tsx', 'apps/web/src/alert/evidence-card.tsx'],
  },
  {
    title: 'Who owns an alert',
    ids: ['B-04'],
    files: ['apps/worker/src/review/alert-owners.ts', 'apps/api/src/site/site-member.controller.ts'],
  },
  {
    title: 'The evidence that was seen, and what moved since',
    ids: ['B-05', 'B-07'],
    files: ['apps/api/src/alert/judged-values.ts', 'libs/server/src/alerts/judged-facts.ts'],
  },
  {
    title: 'The card of an alert, with values and without',
    ids: ['B-05', 'B-34'],
    files: ['libs/contracts/src/alert-card.ts'],
  },
  { title: 'Lines that are counted', ids: ['B-34'], files: ['libs/guideline/src/counted-lines.ts'] },
  {
    title: 'Decisions as facts, also of the past',
    ids: ['B-06', 'B-08'],
    files: [
      'apps/api/src/progression-decision/progression-decision-routes.ts',
      'libs/contracts/src/import-columns.ts',
    ],
  },
  {
    title: 'What is due, over all patients',
    ids: ['C-04', 'C-06', 'B-19'],
    files: ['apps/api/src/due-item/due-item.controller.ts', 'apps/api/src/worklist/worklist.controller.ts'],
  },
  {
    title: 'What is overdue, and since when',
    ids: ['C-06', 'B-19'],
    files: ['apps/api/src/worklist/worklist-page.ts', 'apps/web/src/worklist/overdue-page.tsx'],
  },
  {
    title: 'What is to be scheduled, and entering its result',
    ids: ['C-04'],
    files: ['apps/web/src/worklist/to-schedule-page.tsx', 'apps/web/src/entry/enter-result-page.tsx'],
  },
  {
    title: 'Reviews by the worker, on time',
    ids: ['C-02', 'B-35'],
    files: [
      'apps/worker/src/worker-runtime.ts',
      'apps/worker/src/review/review.service.ts',
      'apps/worker/src/sweep/sweep.service.ts',
    ],
  },
  { title: 'What a review answers, stored', ids: ['M-08'], files: ['apps/worker/src/review/find-answer.ts'] },
  {
    title: 'Reviews that are owed',
    ids: ['B-35'],
    files: [
      'apps/worker/src/sweep/find-owed.ts',
      'apps/worker/src/review/hinted-reviews.ts',
      'apps/api/src/worklist/not-reviewed-page.ts',
    ],
  },
  {
    title: 'Intervals that a physician sets',
    ids: ['B-25'],
    files: [
      'apps/api/src/override/override.controller.ts',
      'apps/api/src/timeline/timeline-overrides.ts',
      'apps/web/src/override/overrides-in-force.tsx',
    ],
  },
  {
    title: 'What a file brings under a merged record',
    ids: ['B-31'],
    files: ['libs/server/src/imports/claim-for-merged.ts'],
  },
  {
    title: 'The demo clinic',
    ids: ['B-36'],
    files: [
      'apps/worker/src/seed-demo.ts',
      'apps/worker/src/demo/seed-demo-clinic.ts',
      'apps/worker/src/demo/demo-figures.ts',
      'apps/api/src/auth/me.read-model.ts',
      'apps/cli/src/import/importing-person.ts',
    ],
  },
  { title: 'The workspace', ids: ['C-07'], files: ['package.json', 'nx.json', 'docker-compose.yml'] },
];
