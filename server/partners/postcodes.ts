import type { Deps } from '../deps.ts'
import { listCommunes, setFirstPostcode } from '../people/store/communes.ts'
import { findCommune } from './directory.ts'

/**
 * Gives this installation's communes the postcode of their INSEE code, once each. A commune that has
 * several is given none: which of them its people write, they say in the settings.
 */
export async function fillPostcodes({ db, changes }: Pick<Deps, 'db' | 'changes'>): Promise<void> {
  for (const { id, inseeCode, postcode } of await listCommunes(db)) {
    if (inseeCode === null || postcode !== null) continue
    const [only = '', ...others] = (await findCommune(inseeCode))?.postcodes ?? []
    await setFirstPostcode(db, id, others.length === 0 ? only : '')
    changes.tell(id, 'commune')
  }
}
