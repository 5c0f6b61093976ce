import type { Type } from '@nestjs/common';
import { factChangeController } from './fact-change-controller.js';
import { factController } from './fact-controller.js';
import type { Correction, FactRoutes } from './fact-kind.js';
import type { FactRow } from './fact-reading.js';

/** All routes of a kind: record, list, correct, withdraw, move. */
export function factControllers<
  Values extends object,
  Row extends FactRow,
  Answer extends object,
  Corrected extends Values & Correction,
>(kind: FactRoutes<Values, Row, Answer, Corrected>): Type[] {
  return [factController(kind), factChangeController(kind)];
}
