export const answering = {
  answering: {
    hide: 'Masquer au public',
    show: 'Afficher de nouveau',
    saidHidden: 'Le message est masqué : seuls son auteur et ses amis le voient encore.',
    saidShown: 'Le message est de nouveau visible.',
  },
}
