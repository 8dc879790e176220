import { describe, expect, it } from 'vitest'
import { postAbove } from '../../../web/inbox/post-above.ts'

describe('the post above', () => {
  it.each([
    ['none in private or of an archive', null, 'Bonjour', null],
    ['the commune’s', 'Loto samedi', 'C’est à quelle heure ?', 'Loto samedi'],
    [
      'none of a resident’s own post',
      'Une branche est tombée',
      'Une branche est tombée, merci',
      null,
    ],
    ['none of one that the network cut', 'Une branche est…', 'Une branche est tombée', null],
    ['the commune’s, where the words are erased', 'Loto samedi', null, 'Loto samedi'],
  ])('is %s', (_what, subject, text, post) => {
    expect(postAbove(subject, text)).toBe(post)
  })
})
