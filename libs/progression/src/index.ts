export * from './assessment.js';
export * from './criterion-set.js';
