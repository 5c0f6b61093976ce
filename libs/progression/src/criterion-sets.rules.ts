import type { Advisory, CriterionSet } from './criterion-set.js';
import { DLCO_DECLINE } from './dlco-decline/dlco-decline.rules.js';
import { ERICE } from './erice/erice.rules.js';
import { INBUILD } from './inbuild/inbuild.rules.js';
import { OMERACT_2015 } from './omeract-2015/omeract-2015.rules.js';
import { PPF_2022 } from './ppf-2022/ppf-2022.rules.js';
import { SHORT_FORM } from './short-form/short-form.rules.js';

/** Every definition of progression that can be judged, in the order in which they are shown. */
export const CRITERION_SETS: readonly CriterionSet[] = [INBUILD, PPF_2022, OMERACT_2015, ERICE, SHORT_FORM];

/** Every fall that is told of beside the definitions of progression. */
export const ADVISORIES: readonly Advisory[] = [DLCO_DECLINE];

/** Everything of a record that is judged from tests and findings, and of which each may raise an alert. */
export const JUDGED_SETS: readonly CriterionSet[] = [...CRITERION_SETS, ...ADVISORIES];
