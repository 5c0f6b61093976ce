import type { ChangeScale } from './change-scale.js';
import { EUSTAR_2021 } from './eustar-2021.rules.js';
import { SSC_MCID } from './ssc-mcid.rules.js';

/** Every scale on which a change is shown, in the order in which they are. */
export const CHANGE_SCALES: readonly ChangeScale[] = [EUSTAR_2021, SSC_MCID];
