import type { HelpPage } from './page.ts'

export const firstMinutes: HelpPage = {
  name: 'premiers-pas',
  title: 'Les dix premières minutes',
  lead: 'Du premier compte à la première réponse. Les minutes se comptent à partir de la connexion.',
  sections: [
    {
      key: 'connexion',
      title: 'Se connecter',
      blocks: [
        'Ouvrez l’adresse de Tambour que l’on vous a donnée, tapez votre adresse électronique et votre mot de passe, puis pressez *Se connecter*.',
        'Vous avez reçu une invitation ? Le lien du courriel sert à choisir votre mot de passe. Il sert une fois, pendant sept jours. Passé ce délai, demandez à l’administration de la renvoyer.',
        'Sur votre ordinateur ou votre téléphone à vous, *Réglages* → *Mon compte* ajoute une clé d’accès : votre empreinte ou votre code remplace alors le mot de passe.',
      ],
    },
    {
      key: 'formulaire',
      title: 'S’écrire un premier message',
      blocks: [
        'La liste *Premiers pas*, dans *Aujourd’hui*, dit ce qui reste à faire dans une mairie qui commence. Rien n’y est obligatoire, et chaque ligne dit pourquoi elle compte. Commencez par voir les minutes courir :',
        {
          steps: [
            'Pressez *Ouvrir le formulaire* : une page où chacun écrit à la mairie, sans compte.',
            'Pressez *Écrire un message*. La page s’ouvre dans un autre onglet : écrivez-y comme un habitant, puis envoyez.',
            'Revenez à *Aujourd’hui*. Votre message est là, avec le temps qu’il reste pour répondre.',
            'Pressez *Répondre*, écrivez, envoyez. Votre réponse arrive par courriel, si Tambour a un serveur de courrier.',
          ],
        },
        {
          picture: 'first-steps',
          alt: 'L’écran Aujourd’hui d’une mairie qui commence : la liste des premiers pas, chacun avec son bouton.',
        },
      ],
    },
    {
      key: 'canaux',
      title: 'Connecter la page de la mairie',
      blocks: [
        'Un canal est un lieu où la mairie parle et écoute : une page Facebook, une boîte mail, le site. C’est l’administration qui les connecte.',
        {
          steps: [
            'Allez dans *Canaux* → *Connecter un canal*, et choisissez sa sorte.',
            'Remplissez ce qui est demandé, puis pressez *Vérifier et connecter*. Le canal est essayé pour de vrai avant d’être gardé.',
            'Lisez sa carte : elle dit ce qui marche, et ce qui manque.',
          ],
        },
        'Le plus rapide est la boîte mail de la mairie : son adresse et son mot de passe suffisent en général ; si elle est chez Messages (La Suite), choisissez cette sorte. Pour Facebook et Instagram, il faut d’abord une application au nom de la commune. *Suivre le guide* y mène pas à pas : comptez une à deux heures, une seule fois.',
        'Vous hésitez ? [Choisir ses canaux](/aide/canaux) dit ce que chacun coûte, en argent et en minutes.',
      ],
    },
    {
      key: 'heures',
      title: 'Vérifier les heures d’ouverture',
      blocks: [
        'Les délais ne courent que pendant ces heures. Allez dans *Réglages* → *Heures et objectif*. Si elles sont fausses, pressez *Modifier les horaires* et donnez la date à partir de laquelle les nouvelles valent. Ce qui a été mesuré avant cette date ne bouge pas, sauf si vous remplacez les premiers horaires.',
      ],
    },
    {
      key: 'journee',
      title: 'Une journée',
      blocks: [
        {
          list: [
            'Le matin, ouvrez *Aujourd’hui* : qui attend une réponse, ce qui part dans la journée, ce qui demande votre attention.',
            'Répondez, le plus pressé d’abord : [Répondre](/aide/repondre#attente).',
            'Un événement à faire connaître ? [Annoncer](/aide/annoncer#evenement).',
            'Le lundi, ou le jour choisi, le récapitulatif part de lui-même aux adresses que vous lui avez données.',
          ],
        },
        'Laissez un onglet ouvert : les messages y paraissent d’eux-mêmes, et le nombre de personnes qui attendent s’écrit dans son titre.',
      ],
    },
  ],
}
