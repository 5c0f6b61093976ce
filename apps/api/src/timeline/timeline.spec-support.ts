import { timeline, type Timeline, type TimelineItem } from '@interstice/contracts';
import { TestApi, type Answer, type Client } from '../test-api.spec-support.js';

type Told<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>;

export const PFT = { testedOn: '2026-03-02', fvcMl: 2640, fvcPctPred: 80.5, bronchodilator: 'pre' };

/** A site with a nurse and a physician, who write and read timelines over HTTP. */
export class TimelineClinic {
  private constructor(
    readonly api: TestApi,
    readonly siteId: string,
    readonly nurse: Client,
    readonly physician: Client,
  ) {}

  static async open(): Promise<TimelineClinic> {
    const api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    for (const role of ['nurse', 'physician'] as const) {
      await api.addMember({ email: `${role}@test.example`, roles: [{ siteId, role }] });
    }
    return TimelineClinic.#signedIn(api, siteId);
  }

  static async #signedIn(api: TestApi, siteId: string): Promise<TimelineClinic> {
    const nurse = await api.signIn('nurse@test.example');
    return new TimelineClinic(api, siteId, nurse, await api.signIn('physician@test.example'));
  }

  /** The same clinic later; a session that slept through is over, so both sign in again. */
  at(instant: string): Promise<TimelineClinic> {
    this.api.clock.moveTo(instant);
    return TimelineClinic.#signedIn(this.api, this.siteId);
  }

  read(patientId: string, query = '', who = this.nurse): Promise<Answer<Timeline>> {
    return who.get<Timeline>(`/patients/${patientId}/timeline${query}`);
  }

  /** The items, each as the contract says. */
  async told(patientId: string, query = ''): Promise<TimelineItem[]> {
    const { status, body, text } = await this.read(patientId, query);
    if (status !== 200) throw new Error(`The timeline answered ${status}: ${text}`);
    return timeline.parse(body).items;
  }

  async toldOf<Kind extends TimelineItem['kind']>(
    kind: Kind,
    patientId: string,
    query = '',
  ): Promise<Told<Kind>[]> {
    const items = await this.told(patientId, query);
    return items.filter((item): item is Told<Kind> => item.kind === kind);
  }

  async post(path: string, body: unknown, who = this.nurse): Promise<{ lineageId: string }> {
    const answer = await who.post<{ lineageId: string }>(path, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  recordPft(patientId: string, values: object = PFT): Promise<{ lineageId: string }> {
    return this.post(`/patients/${patientId}/pfts`, values);
  }
}
