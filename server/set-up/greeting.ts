import type { Deps } from '../deps.ts'
import { isSetUp } from '../people/commune.ts'
import { setUpWord } from './word.ts'

/**
 * What the console says where there is no commune yet: how to begin; and, where this installation's
 * key was there before it was started, that its database may be gone. A first start that nobody
 * went on with looks the same.
 */
export async function greet(
  deps: Pick<Deps, 'db' | 'secrets' | 'dataDir'>,
  { url, keyWasThere }: { url: string; keyWasThere: boolean },
): Promise<string[]> {
  if (await isSetUp(deps)) return []
  const word = setUpWord(deps.secrets)
  const begin = `Pour installer la commune, ouvrez ${url}/?mot=${word}, ou donnez le mot « ${word} » à la page qui s’affiche.`
  if (!keyWasThere) return [begin]
  return [
    `Attention : il n’y a aucune commune, mais la clé de cette installation était déjà dans ${deps.dataDir}. Si Tambour servait ici, sa base a disparu : arrêtez-le et remettez-la par « npm run -s tambour -- restore FICHIER », depuis votre sauvegarde ou une copie before-….db de ce dossier.`,
    begin,
  ]
}
