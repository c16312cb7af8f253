import { type Change, diffCatalogues } from '../core/catalogue/versions/diff.ts';
import type { CatalogueService } from './catalogue.service.ts';
import type { EffectsOf, Plan, PublicationInput, PublicationPorts } from './publication.model.ts';

/** The verbs *plan* and *diff*: what publishing a dictionary would change, and what a version has changed. */
export class PlanService {
  constructor(
    private readonly catalogues: CatalogueService,
    private readonly touched: PublicationPorts['touched'],
    private readonly effectsOf: EffectsOf,
  ) {}

  async plan(input: PublicationInput, onProgress?: (done: number, of: number) => void): Promise<Plan> {
    const { findings, unchanged, candidate, clients } = await this.catalogues.examine(input);
    const latest = this.catalogues.versions.at(-1);
    const is = {
      validFrom: input.validFrom,
      number: unchanged && latest ? latest.number : (latest?.number ?? 0) + 1,
      ...(latest ? { before: latest.number } : {}),
      unchanged,
      // Published again, it would change nothing that could be wrong.
      findings: unchanged ? [] : findings,
    };
    if (!candidate || !latest || unchanged) return { ...is, ...NOTHING };
    const changes = diffCatalogues(latest.catalogue, candidate.catalogue);
    // From a day that is none, nothing can be worked out.
    if (findings.some(({ code }) => code === 'VALID_FROM')) return { ...is, ...NOTHING, changes, clients };
    const effects = await this.effectsOf(candidate, changes, onProgress);
    return { ...is, changes, clients, ...effects, touched: await this.touched(candidate) };
  }

  /** What the later of two versions says otherwise than the earlier. */
  diff(before: number, after: number): readonly Change[] {
    return diffCatalogues(this.catalogues.named(before).catalogue, this.catalogues.named(after).catalogue);
  }
}

const NOTHING = {
  changes: [],
  clients: [],
  forms: [],
  entriesAYear: { before: 0, after: 0 },
  rates: [],
  touched: [],
} as const;
