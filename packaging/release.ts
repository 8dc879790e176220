import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeArchive } from './archive.ts'
import { writeChecksums } from './checksums.ts'
import { makeDeb } from './deb.ts'
import { makeImage } from './image.ts'
import { publishedAt, reasonNotToRelease, releaseNotes } from './readiness.ts'
import { billOfMaterials } from './sbom.ts'
import { architectures, buildPrograms, house, run, version } from './stage.ts'
import { makeYunohost } from './yunohost.ts'

/**
 * `npm run release -- --key FILE [--at URL] [--to FOLDER]`: makes what a release of this version consists of,
 * from a clean tree whose tests are green, and signs it by the key of minisign that FILE holds. URL is
 * where Tambour is published, for which publiccode.yml is asked else.
 */
const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    at: { type: 'string' },
    to: { type: 'string', default: 'release' },
  },
})
const to = resolve(values.to)

const address = values.at ?? publishedAt(house)
const reason = reasonNotToRelease({ house, version, key: values.key, address })
if (reason !== null) {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

const changedAt = Number(run('git', ['log', '-1', '--format=%ct']))
const programs = await buildPrograms()
const made: string[] = []
try {
  for (const architecture of architectures) {
    const { file, folder, packages } = makeArchive(to, architecture, programs, changedAt)
    const inIt = [...new Set([...programs.packages, ...packages, `node-linux-${architecture}`])]
    const bill = join(to, `${basename(folder)}.cdx.json`)
    writeFileSync(bill, billOfMaterials(inIt, changedAt))
    made.push(file, bill)
    made.push(makeImage(to, architecture, folder, changedAt))
    made.push(makeDeb(to, architecture, folder, changedAt))
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(programs.folder, { recursive: true })
}

const changelog = readFileSync(join(house, 'CHANGELOG.md'), 'utf8')
const notes = join(to, 'RELEASE-NOTES.md')
writeFileSync(notes, releaseNotes(changelog, version) ?? '')
const compose = join(to, 'compose.yaml')
cpSync(join(house, 'packaging/compose.yaml'), compose)
made.push(makeYunohost(to, changedAt, address ?? ''), compose, notes)
made.push(writeChecksums(to, made, resolve(values.key ?? '')))
for (const file of made) process.stdout.write(`${file}\n`)
