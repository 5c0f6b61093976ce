import type { FactForm } from '../field';

export const OXYGEN_NEED_FORM: FactForm = {
  kind: 'oxygen-need',
  name: 'Oxygen need',
  one: 'an oxygen need',
  request: 'oxygenNeedRequest',
  correction: 'oxygenNeedCorrection',
  days: ['on'],
  nothing: 'Give the flow (0 when none was needed), the saturation or both.',
  groups: [
    {
      title: 'Oxygen',
      fields: [
        { type: 'day', name: 'on', label: 'Measured on', isRequired: true },
        { type: 'yes-no', name: 'atRest', label: 'When', yes: 'At rest', no: 'On exertion', stays: true },
        {
          type: 'number',
          name: 'litresPerMinute',
          label: 'Oxygen flow',
          unit: 'L/min',
          most: 70,
          isCompared: true,
          help: '0 when none was needed.',
        },
        { type: 'number', name: 'spo2', label: 'SpO₂', unit: '%', most: 100, isCompared: true },
      ],
    },
  ],
  notCompared: (_field, earlier, now) =>
    earlier['atRest'] === now['atRest'] ? undefined : 'one was at rest, the other on exertion or not said',
};
