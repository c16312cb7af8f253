import type { Command } from 'commander';
import type { Exit } from './exit.ts';

/** Waits for what a command line has set going, and keeps its exit code. */
export type Runs = (running: Promise<Exit>) => Promise<void>;
/** Adds a command with its description in both languages. */
export type Add = (to: Command, words: string, zh: string, en: string) => Command;
