//! The reader of the tables in `data/`: tab-separated, one fact a row, a header of `#` lines.

use crate::error::Error;

/// A parsed table; rows borrow from its text.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<Row<'t>>,
}

#[derive(Debug)]
struct Row<'t> {
    line: u64,
    cells: Vec<&'t str>,
}

/// One row of a table and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a, 't> {
    table: &'a Table<'t>,
    row: &'a Row<'t>,
}

impl<'t> Table<'t> {
    /// Reads a table whose header names its columns in a line `# columns: a b c`.
    pub(crate) fn parse(file: &'t str, text: &'t str) -> Result<Table<'t>, Error> {
        let mut table = Table {
            file,
            columns: Vec::new(),
            rows: Vec::new(),
        };
        for (index, line) in text.lines().enumerate() {
            let number = index as u64 + 1;
            if let Some(names) = line.strip_prefix("# columns:") {
                table.columns = names.split_whitespace().collect();
            } else if !line.starts_with('#') && !line.trim().is_empty() {
                let cells: Vec<&str> = line.split('\t').collect();
                if cells.len() != table.columns.len() {
                    let message = format!(
                        "{} columns where the header names {}",
                        cells.len(),
                        table.columns.len()
                    );
                    return Err(Error::new(message).at_line(file, number));
                }
                table.rows.push(Row {
                    line: number,
                    cells,
                });
            }
        }
        Ok(table)
    }

    /// A table of the crate's own, whose form the tests guard.
    pub(crate) fn builtin(file: &'t str, text: &'t str) -> Table<'t> {
        Table::parse(file, text).unwrap_or_else(|error| panic!("{error}"))
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = Record<'_, 't>> {
        self.rows.iter().map(|row| Record { table: self, row })
    }
}

impl<'t> Record<'_, 't> {
    /// The cell of a column; empty where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let index = self.table.columns.iter().position(|&name| name == column);
        index.map_or("", |index| self.row.cells[index])
    }

    /// An error at this cell.
    pub(crate) fn error(&self, column: &str, message: impl Into<String>) -> Error {
        let index = self
            .table
            .columns
            .iter()
            .position(|&name| name == column)
            .unwrap_or(0);
        Error::new(message).at_column(self.table.file, self.row.line, index as u64 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_row_of_the_wrong_width_names_file_and_line() {
        let error =
            Table::parse("x.tsv", "# columns: word class\nkata\tstatement\nujar\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "x.tsv:3: 1 columns where the header names 2"
        );
    }
}
