import { GLI_2012_FEV1_FVC } from './gli-2012/gli-2012-fev1-fvc.table.js';
import { GLI_2012_FEV1 } from './gli-2012/gli-2012-fev1.table.js';
import { GLI_2012_FVC } from './gli-2012/gli-2012-fvc.table.js';
import { GLI_2017_KCO } from './gli-2017/gli-2017-kco.table.js';
import { GLI_2017_TLCO } from './gli-2017/gli-2017-tlco.table.js';
import { GLI_2017_VA } from './gli-2017/gli-2017-va.table.js';
import { GLI_GLOBAL_2022_FEV1_FVC } from './gli-global-2022/gli-global-2022-fev1-fvc.table.js';
import { GLI_GLOBAL_2022_FEV1 } from './gli-global-2022/gli-global-2022-fev1.table.js';
import { GLI_GLOBAL_2022_FVC } from './gli-global-2022/gli-global-2022-fvc.table.js';
import type { ReferenceTable } from './reference-table.js';

export type SpirometryEquation = 'gli-2012' | 'gli-global-2022';
export type TransferEquation = 'gli-2017';
export type ReferenceEquation = SpirometryEquation | TransferEquation;

export type SpirometryMeasure = 'fvc' | 'fev1' | 'fev1-fvc';
export type TransferMeasure = 'tlco' | 'kco';
export type ReferenceMeasure = SpirometryMeasure | TransferMeasure | 'va';

type Tables<Measure extends ReferenceMeasure> = Readonly<Record<Measure, ReferenceTable>>;

/** Every equation with the measures that it was published for. */
export const REFERENCE_TABLES = {
  'gli-2012': { fvc: GLI_2012_FVC, fev1: GLI_2012_FEV1, 'fev1-fvc': GLI_2012_FEV1_FVC },
  'gli-global-2022': {
    fvc: GLI_GLOBAL_2022_FVC,
    fev1: GLI_GLOBAL_2022_FEV1,
    'fev1-fvc': GLI_GLOBAL_2022_FEV1_FVC,
  },
  'gli-2017': { tlco: GLI_2017_TLCO, kco: GLI_2017_KCO, va: GLI_2017_VA },
} as const satisfies Readonly<
  Record<SpirometryEquation, Tables<SpirometryMeasure>> &
    Record<TransferEquation, Tables<TransferMeasure | 'va'>>
>;

/** As people write them. */
export const EQUATION_NAMES: Readonly<Record<ReferenceEquation, string>> = {
  'gli-2012': 'GLI-2012',
  'gli-global-2022': 'GLI Global 2022',
  'gli-2017': 'GLI-2017',
};
