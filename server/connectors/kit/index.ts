import type { Connector } from '../connector.ts'
import { working } from '../network/check.ts'
import { boardLimits, type KitKind, kinds, kitManifest } from './manifest.ts'
import { kitSentences as says } from './sentences.ts'

/**
 * Where residents are and nothing can be called (PanneauPocket, IntraMuros, Illiwap and CityAll have no
 * public API, that of Facebook's groups is closed, a newspaper and most boards never had one): what is
 * due there is handed to a person with all that they need, and they say when it is done.
 */
export const kit = Object.fromEntries(
  kinds.map(({ key, ...kind }) => [key, kitOf({ key, ...kind })]),
) satisfies Record<string, Connector>

function kitOf(kind: KitKind): Connector {
  return {
    manifest: kitManifest(kind),
    check: async () => working([{ key: 'by-hand', level: 'ok', text: says.ready }]),
    ...(kind.hasSigns && { limitsFor: boardLimits(kind.limits) }),
  }
}
