const listed = (text: string): readonly string[] => text.trim().split(/\s+/)

/** First names that are common in France, of all ages and origins. */
export const firstNames = listed(`
  Adam Adèle Adrien Agathe Agnès Aïcha Alain Alban Albert Alexandre Alexis Alice Alicia Aline Amandine Ambre Amélie Amina
  Amir Anaïs André Andrée Ange Angèle Angélique Anne Anthony Antoine Antonin Apolline Arlette Armand Arnaud Arthur Astrid
  Aude Audrey Augustin Aurélie Aurélien Aurore Axel Aymeric Baptiste Barbara Bastien Béatrice Benjamin Benoît Bernadette Bernard
  Berthe Bertrand Blanche Blandine Boris Brandon Brice Brigitte Bruno Camille Capucine Carine Carla Carmen Caroline Catherine
  Cécile Cédric Céleste Célia Céline Chantal Charles Charlie Charlotte Chloé Christelle Christian Christiane Christine
  Christophe Cindy Claire Clara Clarisse Claude Claudine Clémence Clément Clémentine Cloé Clotilde Colette Coline Constance Corentin Corinne
  Cyril Damien Daniel Danièle David Denis Denise Diane Didier Dominique Dylan Édith Édouard Elena Éliane Élisa Élisabeth Élise Ella
  Elsa Emma Émile Émilie Emmanuel Enzo Éric Erwan Estelle Esteban Ethan Étienne Eugène Eva Évelyne Fabien Fabienne Fabrice Fanny Farid
  Fatima Fatoumata Félix Fernand Fiona Flavie Fleur Flora Florence Florent Florian France Francine Francis Franck François Françoise
  Frédéric Gabin Gabriel Gaël Gaspard Gaston Gauthier Geneviève Georges Gérald Gérard Germaine Ghislaine Gilbert Gilles Ginette Gisèle
  Grégory Guillaume Gustave Guy Gwenaëlle Hakim Hélène Henri Henriette Hervé Hortense Hubert Hugo Hugues Ibrahim Inès Irène Iris Isabelle
  Ismaël Jacqueline Jacques Jade Jasmine Jean Jeanne Jeannine Jennifer Jérémie Jérôme Jessica Joanna Joël Joëlle Johan Jonathan Jordan
  Joseph Josette Josiane Joshua Jules Julia Julie Julien Juliette Justin Justine Kader Karim Karine Kelly Kenza Kévin Killian Kylian Laetitia
  Lana Lara Laura Laure Laurence Laurent Léa Leïla Léna Léo Léon Léonie Lila Liliane Lilou Lina Line Linda Lisa Loïc Lola Lorenzo Louane
  Louis Louise Luc Lucas Lucie Lucien Lucienne Ludovic Lydie Lyna Madeleine Maël Maëlys Magali Malik Manon Manuel Marc Marcel Marcelle
  Margaux Margot Marguerite Maria Marianne Marie Marina Marine Marion Marius Marjorie Martin Martine Maryse Mathéo Mathieu Mathilde
  Matthias Maud Maurice Max Maxence Maxime Mehdi Mélanie Mélissa Michel Michèle Micheline Mickaël Mila Milan Mireille Mohamed Mona Monique
  Morgane Moussa Muriel Myriam Nabil Nadège Nadia Nadine Naël Nathalie Nathan Nicolas Nicole Nina Noa Noah Noé Noël Noëlle Nolan Nora Océane
  Odette Odile Olive Olivia Olivier Oscar Pascal Pascale Patrice Patricia Patrick Paul Paule Paulette Pauline Perrine Philippe Pierre
  Pierrette Prune Quentin Rachel Rachid Raphaël Raymond Raymonde Rayan Régine Régis Rémi Renaud René Renée Richard Robert Robin Rodolphe
  Roger Roland Romain Romane Romain Romuald Rosa Rose Rosalie Sabrina Salomé Samir Samuel Sandra Sandrine Sarah Sébastien Séverine Simon Simone
  Sofia Solange Soline Sophie Stella Stéphane Stéphanie Suzanne Sylvain Sylvie Tanguy Tatiana Théo Théodore Thérèse Thibault Thierry Thomas Tiago
  Timéo Tom Tristan Valentin Valentine Valérie Vanessa Véronique Victoire Victor Vincent Violette Virginie Viviane Vivien William Xavier Yann
  Yannick Yasmine Yoann Yohan Youssef Yves Yvette Yvonne Zacharie Zoé Job Avril Cerise Églantine Mercedes Océan Clémentine Pervenche`)

/** Surnames that are common in France; many are words as well, of a trade, of a place or of a house. */
export const surnames = listed(`
  Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent
  Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry
  Roussel Nicolas Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen Boyer Denis
  Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Perez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet
  Schmitt Leroux Colas Colin Fernandez Pierre Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud Lemoine Picard Gaillard
  Philippe Leclercq Lacroix Fabre Dupuis Olivier Rodriguez Da Silva Hubert Louis Charles Guillot Rivière Le Gall Guillaume Adam Rey Moulin
  Gonzalez Berger Lecomte Menard Fleury Deschamps Carpentier Julien Benoît Paris Maillard Marchal Aubry Vasseur Le Roux Renault Jacquet Collet
  Prévost Poirier Charpentier Royer Huet Baron Dupuy Pons Paul Laine Carré Breton Remy Schneider Perrot Guyot Barre Marty Cousin Le Goff
  Langlois Klein Bailly Ferrand Kevin Traoré Diallo Benali Haddad Mbappé Ndiaye Kone Cissé Tran Pham Silva Ferreira Pereira Rossi
  Boulanger Boucher Maire Bureau Voisin Sapin Poisson Pigeon Poule Mouton Lechat Cheval Loup Chapelle Pont Dupont Jardin Desjardins Bois
  Dubois Barrière Médecin Garde Pain Verger Carton Drapeau Borne Menu Ménage Couture Terrasse Maison Parent Poste Jeune Lejeune
  Chemin Cloche Neige Marche Branche Abeille Sel Billet Gare Mariage Haie Chaise Vin Poteau Courant Foyer Herbe Chasse Grenier Fleur Vigne
  Forest Létang Rose Lavigne Delahaye Duchemin Delarue Duparc Laplace Lasalle Chêne Tilleul Frelon Berger Vacher Marchal Potier Tessier Tisserand
  Sauvage Bonnefoy Beaufils Grandjean Petitjean Leblond Lebrun Legros Lenoir Levert Rouge Violet Jaune Gras Mallet Bachelet Pasteur
  Chauvin Collin Cordier Coulon Delmas Didier Evrard Fischer Germain Gilbert Gros Guichard Hamon Hervé Hoarau Humbert Imbert Jacob
  Jacques Lacoste Lebreton Leduc Legendre Leroi Lesage Loiseau Mace Maillet Mallard Marin Millet Monnier Navarro Pages Pelletier Peltier
  Pichon Poulain Raymond Regnier Reynaud Rigaud Rousset Salmon Thierry Tournier Vaillant Verdier Weber Bal Bac Canal Rue Salle Place Point
  Canard Coq Faucon Merle Pinson Rossignol Corbeau Lion Taureau Vache Chat Souris Rat Robinet Sanglier Poissonnier Gendarme Chasseur Salles Fontaines Rivières Courses Roches Vignes Granges Forges Champs Bordes`)
