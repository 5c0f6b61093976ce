export * from './calendar.js';
export * from './fact-in-force.js';
export * from './horizon.js';
export * from './judgement.js';
export * from './record.js';
export * from './record-as-of.js';
export * from './units.js';
