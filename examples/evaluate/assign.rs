//! Which prediction stands for which gold.

/// Pairs rows with columns, one to one, so that the sum of the weights is the largest (Kuhn and Munkres, with potentials).
pub(super) fn assign(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let (mut n, mut m) = (weights.len(), weights.first().map_or(0, Vec::len));
    let flipped = n > m;
    if flipped {
        (n, m) = (m, n);
    }
    let weight = |row: usize, column: usize| {
        if flipped {
            weights[column][row]
        } else {
            weights[row][column]
        }
    };
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let (mut row_of, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for row in 1..=n {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; m + 1], vec![false; m + 1]);
        while row_of[column] != 0 {
            used[column] = true;
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for j in (1..=m).filter(|&j| !used[j]) {
                let cost = -weight(row_of[column] - 1, j - 1) - u[row_of[column]] - v[j];
                if cost < least[j] {
                    (least[j], way[j]) = (cost, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    u[row_of[j]] += delta;
                    v[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    let pairs = (1..=m)
        .filter(|&j| row_of[j] != 0)
        .map(|j| (row_of[j] - 1, j - 1));
    let pairs = pairs.filter(|&(i, j)| weight(i, j) > 0.0);
    pairs
        .map(|(i, j)| if flipped { (j, i) } else { (i, j) })
        .collect()
}
