import { asFailure } from '../meta/explain.ts'
import { hideWith } from '../meta/hiding.ts'

/** A comment or a visitor's post. */
export const hide = hideWith({ write: 'is_hidden', read: 'is_hidden', asFailure })
