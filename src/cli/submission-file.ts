import { submissionProblems } from '../submission/input-shape.ts';
import type { SubmitInput } from '../submission/submission.model.ts';
import type { Io } from './io.ts';
import { parseJson, readText, wrongShape } from './text-file.ts';

/** The submission in a JSON file, or on standard input where the file is `-`. */
export async function readSubmission(io: Io, file: string): Promise<SubmitInput> {
  const value = parseJson(file, await readText(io, file));
  const problems = submissionProblems(value);
  if (problems.length > 0) throw wrongShape(file, problems);
  return value as SubmitInput;
}
