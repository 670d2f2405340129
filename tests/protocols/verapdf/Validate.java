import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints PASS or FAIL and the broken rules for each file named; PDF/UA-1. */
public class Validate {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour ua = PDFAFlavour.PDFUA_1;
    for (String file : files) {
      try (PDFAParser parser =
          Foundries.defaultInstance().createParser(new FileInputStream(file), ua)) {
        ValidationResult result =
            Foundries.defaultInstance().createValidator(ua, false).validate(parser);
        System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file);
        for (TestAssertion assertion : result.getTestAssertions()) {
          if (assertion.getStatus() == TestAssertion.Status.FAILED) {
            System.out.println("  " + assertion.getRuleId() + " " + assertion.getMessage());
          }
        }
      }
    }
  }
}
