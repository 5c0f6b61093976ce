import type { Agent, AgentId } from './option-rules.js';

/** The drugs and groups of the lists, by the codes under which courses are recorded. */
export const AGENTS: Readonly<Record<AgentId, Agent>> = {
  mycophenolate: {
    title: 'mycophenolate',
    drugs: ['mycophenolate-mofetil', 'mycophenolic-acid'],
    asOne: true,
  },
  azathioprine: { title: 'azathioprine', drugs: ['azathioprine'] },
  cyclophosphamide: { title: 'cyclophosphamide', drugs: ['cyclophosphamide'] },
  rituximab: { title: 'rituximab', drugs: ['rituximab'], kin: ['obinutuzumab', 'inebilizumab'] },
  tocilizumab: { title: 'tocilizumab', drugs: ['tocilizumab'], kin: ['sarilumab'] },
  nintedanib: { title: 'nintedanib', drugs: ['nintedanib'], kin: ['pirfenidone', 'nerandomilast'] },
  pirfenidone: { title: 'pirfenidone', drugs: ['pirfenidone'], kin: ['nintedanib', 'nerandomilast'] },
  nerandomilast: { title: 'nerandomilast', drugs: ['nerandomilast'], kin: ['nintedanib', 'pirfenidone'] },
  'jak-inhibitor': { title: 'JAK inhibitor', drugs: ['tofacitinib', 'baricitinib', 'upadacitinib'] },
  // The source names these two of the group.
  'calcineurin-inhibitor': {
    title: 'calcineurin inhibitor',
    drugs: ['tacrolimus', 'ciclosporin'],
    kin: ['voclosporin'],
  },
  tacrolimus: { title: 'tacrolimus', drugs: ['tacrolimus'], kin: ['ciclosporin', 'voclosporin'] },
  ivig: { title: 'intravenous immunoglobulin', drugs: ['ivig'] },
  glucocorticoid: {
    title: 'glucocorticoid',
    drugs: ['prednisone', 'prednisolone', 'methylprednisolone'],
    asOne: true,
  },
  'methylprednisolone-pulse': {
    title: 'pulse intravenous methylprednisolone',
    drugs: ['methylprednisolone'],
    route: 'intravenous',
  },
  methotrexate: { title: 'methotrexate', drugs: ['methotrexate'] },
  leflunomide: { title: 'leflunomide', drugs: ['leflunomide'] },
  'tnf-inhibitor': {
    title: 'TNF inhibitor',
    drugs: ['infliximab', 'etanercept', 'adalimumab', 'golimumab', 'certolizumab-pegol'],
  },
  abatacept: { title: 'abatacept', drugs: ['abatacept'] },
  antifibrotic: { title: 'antifibrotic', drugs: ['nintedanib', 'pirfenidone', 'nerandomilast'] },
  'stem-cell-transplant': { title: 'autologous stem-cell transplant', drugs: ['stem-cell-transplant'] },
};
