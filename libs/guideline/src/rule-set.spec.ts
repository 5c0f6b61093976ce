import { UnknownAlertSetError, UnknownProtocolError, protocolById, ruleSetDocument } from './rule-set.js';

/** What was thrown. */
function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('What a site can choose (B-01, B-21)', () => {
  it('is refused by name where this version does not have it, with what it has', () => {
    expect(errorOf(() => protocolById('summary-1926'))).toMatchObject({
      name: 'UnknownProtocolError',
      code: 'unknown-protocol',
      message: 'There is no protocol "summary-1926". Known: summary-2026, acr-chest-2023.',
    });
    expect(errorOf(() => protocolById('summary-2026', 'none'))).toMatchObject({
      message: 'There is no protocol "none". Known: mmf-label, summary-2026, bsr-2017.',
    });
    expect(errorOf(() => protocolById('summary-2026', undefined, ['inbuild', 'eustar']))).toMatchObject({
      name: 'UnknownAlertSetError',
      code: 'unknown-alert-set',
      message:
        'Nothing alerts by "eustar". Known: inbuild, ppf-2022, omeract-2015, erice, short-form, dlco-decline.',
    });
    expect(new UnknownAlertSetError('x', [])).toBeInstanceOf(Error);
    expect(new UnknownProtocolError('x', [])).toBeInstanceOf(Error);
  });

  it('is numbered by a document of everything that an answer depends on, and no part of it is empty', () => {
    const document = JSON.parse(ruleSetDocument()) as Record<string, unknown>;
    expect(Object.keys(document)).toEqual([
      'engine',
      'clinicChoices',
      'bloodChoices',
      'ctcae',
      'bsr2017Limits',
      'severity',
      'scanLimit',
      'monitoredDrugs',
      'drugWarnings',
      'documentedProgression',
      'glucocorticoids',
      'changeScales',
      'protocols',
      'bloodProtocols',
    ]);
    for (const part of Object.values(document)) expect(JSON.stringify(part).length).toBeGreaterThan(1);
    expect(document['bsr2017Limits']).toHaveLength(2);
    expect(document['glucocorticoids']).toHaveLength(2);
  });
});
