import { play, startFlags } from './play.ts'
import { portFrom } from './port-from.ts'

/** `npm run demo [-- PORT]`: the village and a Tambour, for a person to look at. */
const port = await portFrom(Number(process.argv[2] ?? 3000))
await play({ name: 'demo', port, flags: startFlags() })
