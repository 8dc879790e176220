import { asFailure } from '../graph/explain.ts'
import { hideWith } from '../graph/hiding.ts'

/** A comment or a visitor's post. */
export const hide = hideWith({ write: 'is_hidden', read: 'is_hidden', asFailure })
