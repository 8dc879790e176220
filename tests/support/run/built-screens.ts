import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

/** What stands for the built screens, once a run: a first page, and what a build copies as it is. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-dist-'))
  cpSync('web/public', folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Tambour</title>')
  project.provide('builtScreens', folder)
  return () => rmSync(folder, { recursive: true })
}
