import { readFileSync } from 'node:fs'

/** The worked cases of docs/figures.md whose table has these headings: the cells of each line. */
export function workedCases(...headings: string[]): string[][] {
  const lines = readFileSync('docs/figures.md', 'utf8').split('\n')
  const start = lines.indexOf(`| # | ${headings.join(' | ')} |`)
  if (start === -1) throw new Error(`no table of ${headings.join(', ')}`)
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines
    .slice(start + 2, end === -1 ? undefined : end)
    .map(line => line.slice(2, -2).split(' | '))
}
