import type { Element } from '../../core/catalogue/model.ts';
import { addsUp } from '../../core/fill/aggregate.ts';
import { type Evaluate, Evaluation } from '../../core/fill/evaluation.ts';
import type { Facts } from '../../core/fill/facts.ts';
import type { FillEngine } from '../../core/fill/fill-form.ts';
import { Linker } from '../../core/fill/linker.ts';
import { NOT_REPORTED, type Outcome } from '../../core/fill/outcome.ts';
import { itemKey, type Slice } from '../../core/one-table/item.ts';
import type { Period, Rhythm } from '../../core/period.ts';
import type { Level, Unit } from '../../core/unit-tree.ts';
import type { Sums } from './summed.ts';
import type { SummedItem } from './summed-items.ts';

/** Instead of tables: the sums of one unit and period. */
class SumsAsFacts implements Facts {
  constructor(private readonly sums: Sums) {}

  table(): undefined {
    return undefined;
  }

  outcome(key: string): Outcome {
    return this.sums.get(key)?.outcome ?? NOT_REPORTED;
  }
}

/** Formulas over what was added up already: of the linker's own, with sums in the place of elements. */
class LinkerOverSums extends Linker {
  override element(element: Element, slice: Slice, level: Level, rhythm: Rhythm): Evaluate {
    if (!addsUp(element)) return super.element(element, slice, level, rhythm);
    const key = itemKey(element, slice);
    return ({ run }) => (run.facts as SumsAsFacts).outcome(key);
  }
}

/** Recomputes ratios from the sums of their parts. */
export class RatioOfSums {
  readonly #linker: Linker;

  constructor(private readonly fill: FillEngine) {
    this.#linker = new LinkerOverSums(fill.catalogue, fill.history);
  }

  at(unit: Unit, period: Period, sums: Sums): (item: SummedItem) => Outcome {
    const place = new Evaluation(this.fill.questions, new SumsAsFacts(sums)).place(unit, period);
    return ({ element, slice }) => this.#linker.element(element, slice, unit.level, period)(place);
  }
}
