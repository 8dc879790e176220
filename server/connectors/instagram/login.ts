import type { Login } from '../connector.ts'
import { askedFor, identitiesOf } from '../meta/person.ts'
import { network } from './network.ts'
import { needed } from './permissions.ts'
import { instagramSentences } from './sentences.ts'

/**
 * The professional accounts that are linked to the person's pages: an account is reached through its
 * page, with the page's own token.
 * https://developers.facebook.com/documentation/instagram-platform/instagram-api-with-facebook-login
 */
export const login: Login = {
  through: 'facebook',
  permissions: askedFor(needed),
  identities: (call, token) =>
    identitiesOf(
      network,
      call,
      token,
      needed,
      ({ id, name, instagram_business_account: account }, granted) => {
        if (account !== undefined) return { name: account.username || account.id }
        // Without it no account is told, whether there is one or not.
        return granted.has('instagram_basic') ? instagramSentences.pageWithout(name ?? id) : null
      },
      ',instagram_business_account{id,username}',
    ),
}
