import type { Catalogue } from '../fr.ts'

export const answering: Pick<Catalogue, 'answering'> = {
  answering: {
    hide: 'Hide from the public',
    show: 'Show again',
    saidHidden: 'The message is hidden: only its author and their friends still see it.',
    saidShown: 'The message can be seen again.',
  },
}
