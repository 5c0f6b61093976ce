export { applyRule } from './apply-rule.js';
export { joinRules } from './join-rules.js';
export { overrideOf } from './overridden.js';
export { isRepeated } from './pft-wishes.js';
export { afterStop, stoppedTests } from './stopped-tests.js';
export { NotAssessedError, surveillanceView, type SurveillanceView } from './surveillance-view.js';
