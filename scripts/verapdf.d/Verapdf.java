// Validates each file named on the command line as PDF/A-2b and prints PASS or FAIL with the clauses that failed.
// Exit: 0 all pass, 1 some fail or cannot be parsed.

import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Verapdf {
  private static final PDFAFlavour flavour = PDFAFlavour.PDFA_2_B;

  public static void main(String[] files) {
    VeraGreenfieldFoundryProvider.initialise();
    int failed = 0;
    for (String file : files) {
      if (!passes(file)) ++failed;
    }
    System.out.printf("%d files, %d failed%n", files.length, failed);
    System.exit(failed == 0 ? 0 : 1);
  }

  private static boolean passes(String file) {
    try (FileInputStream in = new FileInputStream(file);
         PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
         PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file);
      Map<String, String> clauses = new LinkedHashMap<>();
      for (TestAssertion failure : result.getTestAssertions())
        clauses.putIfAbsent(failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber(), failure.getMessage());
      clauses.forEach((clause, message) -> System.out.println("  " + clause + ": " + message));
      return result.isCompliant();
    } catch (Exception error) {
      System.out.println("FAIL " + file + "\n  cannot be parsed: " + error.getMessage());
      return false;
    }
  }
}
