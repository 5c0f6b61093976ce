import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReviewedText } from './rendering.spec-support.js';

/**
 * What people read, in one file that is reviewed by eye. When a sentence changes on purpose, change it there too: the
 * difference below is the text to review.
 */
const reviewedFile = join(import.meta.dirname, 'rendering.reviewed.txt');

describe('The sentences of all rules and explanations', () => {
  it('are those that were reviewed (B-22, B-34)', () => {
    expect(renderReviewedText()).toBe(readFileSync(reviewedFile, 'utf8'));
  });
});
