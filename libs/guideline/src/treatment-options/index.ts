export * from './describe-options.js';
export type { DescribedTrial } from './evidence-sentences.js';
export type { AgentState, CourseOnRecord, TreatmentOptions } from './option-findings.js';
export type { Situation, Strength } from './option-rules.js';
export type { Judged } from './option-situation.js';
export { treatmentOptions } from './treatment-options.js';
