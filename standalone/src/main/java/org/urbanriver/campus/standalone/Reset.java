package org.urbanriver.campus.standalone;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;

/** {@code campus reset}: deletes all data of a campus that does not run, after asking. */
final class Reset {

    private final Path data;
    private final PrintStream out;

    Reset(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run(List<String> args) {
        if (!args.isEmpty() && !args.equals(List.of("--yes"))) {
            throw new CampusFailure(CampusFailure.WRONG_USE, "campus reset takes nothing but --yes.");
        }
        if (!Files.isDirectory(data)) {
            out.println("There is no data in " + data + ".");
            return 0;
        }
        try (var folder = DataFolder.open(data, 0)) {
            if (args.isEmpty() && !confirmed()) {
                throw new CampusFailure("Nothing was deleted.");
            }
            folder.erase();
        }
        out.println("All data in %s is deleted; the next ./campus up is a first start.".formatted(data));
        return 0;
    }

    private boolean confirmed() {
        out.print("Delete all accounts, courses, enrollments, mails and logs in %s? Type yes: ".formatted(data));
        out.flush();
        var in = new Scanner(System.in);
        return in.hasNextLine() && in.nextLine().strip().equalsIgnoreCase("yes");
    }
}
