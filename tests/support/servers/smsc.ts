import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../network/free-port.ts'

const debian = '/usr/share/doc/libnet-smpp-perl/examples/smsc.pl'

/** Where Net::SMPP's message centre is, installed by `smsc.sh` where there was none; null: it cannot be had. */
export function smscPath(): string | null {
  const { SMSC: given } = process.env
  if (given !== undefined) return given
  const script = fileURLToPath(new URL('smsc.sh', import.meta.url))
  if (!existsSync(debian)) spawnSync('bash', [script], { stdio: 'inherit' })
  return existsSync(debian) ? debian : null
}

/** As `Net::SMPP 1.19`. */
export function smscName(): string {
  const version = ['-MNet::SMPP', '-e', 'print $Net::SMPP::VERSION']
  return `Net::SMPP ${spawnSync('perl', version, { encoding: 'utf8' }).stdout}`
}

/**
 * The centre on a port of its own, telling all that it reads. As it stands it answers and forgets: here
 * it tells of each message afterwards that it was delivered.
 */
export async function startSmsc(path: string) {
  const port = await freePort()
  const receipt =
    "$me->deliver_sm(async => 1, source_addr => $pdu->{destination_addr}, destination_addr => 'MAIRIE', esm_class => 4, short_message => 'id:123456789 sub:001 dlvrd:001 submit date:2606021000 done date:2606021001 stat:DELIVRD err:000 text:') if $pdu->{registered_delivery};"
  const program = readFileSync(path, 'utf8')
    .replace('$port = 9900', `$port = ${port}`)
    .replace("$host = 'localhost'", "$host = '127.0.0.1'")
    .replace('$trace = 0', '$trace = 1')
    .replace(
      /(\$me->submit_sm_resp\(message_id=>'123456789',\s+seq => \$pdu->\{seq\}\))/,
      `$1; ${receipt}`,
    )
    .replace(/(0x80000005 => \{ cmd => 'deliver_sm_resp', reply =>) undef/, '$1 sub {}')
  const server = spawn('perl', ['-'], { stdio: ['pipe', 'ignore', 'pipe'], detached: true })
  let told = ''
  server.stderr.setEncoding('utf8').on('data', part => {
    told += part
  })
  server.stdin.end(program)
  // It has a child for each line.
  const end = () => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL')
  }
  process.once('exit', end)
  while (!(await isListening(port))) {
    if (server.exitCode !== null) throw new Error(told)
    await sleep(25)
  }
  return {
    port,
    /** What it was sent, in the order of its arrival. */
    texts: () =>
      [...told.matchAll(/'short_message' => (["'])((?:\\.|(?!\1)[^\\])*)\1/g)].map(
        ([, , text]) => text,
      ),
    told: () => told,
    stop() {
      process.off('exit', end)
      end()
    },
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Nobody listens there yet.
    return false
  } finally {
    socket.destroy()
  }
}
