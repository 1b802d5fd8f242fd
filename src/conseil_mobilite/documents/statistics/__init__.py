"""« Statistiques pour le plan », for its pilots."""
