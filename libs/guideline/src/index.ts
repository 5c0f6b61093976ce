export * from './due-status.js';
export * from './explain.js';
export * from './explanation.js';
export * from './protocol.js';
export * from './review.js';
export * from './review-result.js';
export * from './rule-set.js';
