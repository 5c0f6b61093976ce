import type { FactInput, RecordedFactKind } from './fact-input.js';

/** Two things that one fact of a kind may say, the wrong one first. A change needs the course it belongs to. */
export function samplesOf(
  kind: RecordedFactKind,
  treatmentLineageId = '00000000-0000-7000-8000-000000000000',
): readonly [wrong: FactInput, right: FactInput] {
  switch (kind) {
    case 'pft': {
      const pft = (fvcMl: number): FactInput => ({
        kind,
        values: {
          testedOn: '2026-02-27',
          testedAt: '2026-02-27T09:30:00+01:00',
          fvcMl,
          fvcPctPred: 80.1,
          fev1Ml: 2100,
          dlco: 5.123,
          dlcoUnit: 'mmol/min/kPa',
          dlcoPctPred: 61.5,
          hbCorrected: true,
          haemoglobinGPerL: 131.5,
          referenceEquation: 'GLI Global 2022',
          dlcoReferenceEquation: 'GLI 2017',
          qualityGrade: 'B',
          bronchodilator: 'pre',
          setting: 'lab',
          laboratory: 'Test laboratory',
          device: 'Box 2',
          heightCm: 162.5,
        },
      });
      return [pft(2071), pft(2701)];
    }
    case 'hrct': {
      const hrct = (fibrosisExtentPct: number): FactInput => ({
        kind,
        values: {
          performedOn: '2026-02-20',
          fibrosisExtentPct,
          ildExtentPct: 30,
          pattern: 'nsip',
          fibrosisChange: 'increased',
          comparedWithOn: '2025-02-20',
        },
      });
      return [hrct(2.5), hrct(25)];
    }
    case 'blood-test': {
      const blood = (neutrophils: number): FactInput => ({
        kind,
        values: {
          collectedOn: '2026-02-25',
          collectedAt: '2026-02-25T07:15:00Z',
          laboratory: 'Blood laboratory',
          wbc: 6.4,
          neutrophils,
          haemoglobin: 131,
          platelets: 245,
          referenceRanges: { platelets: { low: 150, high: 400 } },
        },
      });
      return [blood(1.4), blood(4.1)];
    }
    case 'symptom-report': {
      const report = (score: number): FactInput => ({
        kind,
        values: {
          reportedOn: '2026-02-26',
          change: 'worse',
          comparedWithOn: '2025-08-26',
          instrument: 'K-BILD',
          score,
        },
      });
      return [report(16.25), report(61.25)];
    }
    case 'treatment': {
      const course = (startedOn: string): FactInput => ({
        kind,
        values: { drug: 'mycophenolate-mofetil', route: 'oral', startedOn, indication: 'ild' },
      });
      return [course('2025-01-03'), course('2025-03-01')];
    }
    case 'treatment-change': {
      const change = (doseAmount: number): FactInput => ({
        kind,
        values: {
          treatmentLineageId,
          on: '2025-06-01',
          kind: 'dose',
          doseAmount,
          doseUnit: 'mg',
          timesPerDay: 2,
          reason: 'well tolerated',
        },
      });
      return [change(100), change(1000)];
    }
    case 'visit':
      return [
        { kind, values: { on: '2026-02-10', specialty: 'pulmonology' } },
        { kind, values: { on: '2026-02-10', specialty: 'joint' } },
      ];
    case 'oxygen-need':
      return [
        { kind, values: { on: '2026-02-11', litresPerMinute: 20, atRest: false, spo2: 91 } },
        { kind, values: { on: '2026-02-11', litresPerMinute: 2, atRest: false, spo2: 91 } },
      ];
    case 'caution':
      return [
        { kind, values: { on: '2026-02-12', kind: 'hepatic', note: 'eGFR 41' } },
        { kind, values: { on: '2026-02-12', kind: 'renal', note: 'eGFR 41' } },
      ];
    case 'progression-decision':
      return [
        { kind, values: { decidedOn: '2025-11-04', decision: 'escalated', baselineOn: '2025-10-02' } },
        { kind, values: { decidedOn: '2025-11-04', decision: 'escalated', baselineOn: '2025-10-20' } },
      ];
    case 'person-fact':
      return [
        { kind, values: { kind: 'height', on: '2026-01-10', value: { heightCm: 156.5 } } },
        { kind, values: { kind: 'height', on: '2026-01-10', value: { heightCm: 165.5 } } },
      ];
  }
}
