import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { version } from '../../../packaging/stage.ts'
import { ended } from '../command.ts'
import { done } from './alone.ts'

const spec = z.looseObject({
  process: z.looseObject({ args: z.array(z.string()), user: z.looseObject({ uid: z.number() }) }),
  root: z.looseObject({ path: z.string() }),
  mounts: z.array(z.looseObject({})),
})
const imageConfig = z.object({
  config: z.object({ User: z.string(), Healthcheck: z.object({ Test: z.array(z.string()) }) }),
})

/** What runs an image as Docker does: unpacked by umoci, run by runc, its root for reading alone. */
export function newContainer(folder: string, image: string) {
  const [layout, bundle, data] = ['layout', 'bundle', 'data'].map(name => join(folder, name))
  if (layout === undefined || bundle === undefined || data === undefined) throw new Error()
  for (const path of [layout, data]) mkdirSync(path, { recursive: true })
  done('tar', '-xf', image, '-C', layout)
  done('umoci', 'unpack', '--image', `${layout}:${version}`, bundle)
  const { config } = imageConfig.parse(
    JSON.parse(done('skopeo', 'inspect', '--config', '--raw', `oci:${layout}:${version}`)),
  )
  const file = join(bundle, 'config.json')
  const unpacked = spec.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { uid } = unpacked.process.user
  chownSync(data, uid, uid)
  const mounts = [
    { destination: '/data', type: 'bind', source: data, options: ['rbind', 'rw'] },
    { destination: '/tmp', type: 'tmpfs', source: 'tmpfs', options: ['mode=1777'] },
  ]
  const name = `tambour-${process.pid}`
  const own = unpacked.process.args.slice(0, -1)
  const write = (args: string[]) => {
    const started = { ...unpacked.process, args, terminal: false }
    const changed = { ...unpacked, process: started, root: { ...unpacked.root, readonly: true } }
    writeFileSync(file, JSON.stringify({ ...changed, mounts: [...unpacked.mounts, ...mounts] }))
  }
  let running: Promise<unknown> | undefined
  const remove = () => void spawnSync('runc', ['delete', '--force', name])
  return {
    /** The whole folder that is mounted at `/data`. */
    data,
    user: config.User,
    /** Runs a command of Tambour's to its end. */
    run(...args: string[]): string {
      write([...own, ...args])
      return done('runc', 'run', '--bundle', bundle, name)
    },
    /** Starts what the image starts; gives back its process. */
    async start(): Promise<number> {
      write(unpacked.process.args)
      const child = spawn('runc', ['run', '--bundle', bundle, name], { stdio: 'ignore' })
      running = ended(child)
      const state = z.object({ pid: z.number(), status: z.string() })
      for (;;) {
        const { status, stdout } = spawnSync('runc', ['state', name], { encoding: 'utf8' })
        const found = status === 0 ? state.parse(JSON.parse(stdout)) : null
        if (found?.status === 'running') return found.pid
        if (child.exitCode !== null) throw new Error('the container ended')
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
    /** The status of the image's own health check. */
    health: () => spawnSync('runc', ['exec', name, ...config.Healthcheck.Test.slice(1)]).status,
    remove,
    /** As a machine that loses its current does. */
    async kill(): Promise<void> {
      done('runc', 'kill', name, 'KILL')
      await running
      remove()
    },
  }
}
