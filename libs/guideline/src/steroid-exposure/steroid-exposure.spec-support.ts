import { parseIsoDate } from '@interstice/clinical';
import { EXPOSURE_ASKED_ON, type ExposureCase } from './steroid-exposure.cases.js';
import { steroidExposure, type AtLeast } from './steroid-exposure.js';

const told = ({ mg, atLeast }: AtLeast) => [mg, atLeast];

/** What a case is told of its courses. */
export function exposureAnswer({ treatments }: ExposureCase): unknown {
  const found = steroidExposure(treatments, parseIsoDate(EXPOSURE_ASKED_ON));
  return {
    current: found.current && told(found.current),
    threeMonths: told(found.lastThreeMonths),
    year: told(found.lastYear),
    total: told(found.total),
    daysAbove: [found.daysAbove.days, found.daysAbove.atLeast],
  };
}

/** The same, as the case states it. */
export function exposureStated({ name: _, treatments: __, ...stated }: ExposureCase): unknown {
  return stated;
}
