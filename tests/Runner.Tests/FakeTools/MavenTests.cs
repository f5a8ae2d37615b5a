using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

[Needs(Need.Nothing)]
public sealed class MavenTests : ToolchainTest
{
    public MavenTests() => Pom("${project.build.directory}/midi.bwextension");

    [Fact]
    public async Task What_is_packed_is_a_heavy_build_and_a_test_is_not()
    {
        await Do("mvn -B test -f host");
        Directory.Exists(Path.Combine(Project, "host/target")).Should().BeFalse();
        await Do("mvn --batch-mode --file host/pom.xml package");

        Recorded.Should().Equal("Checks: mvn -B test -f host", "Bundles: mvn --batch-mode --file host/pom.xml package");
        Files("host/target").Should().Equal("midi-0.1.jar", "midi.bwextension");
        (
            await File.ReadAllBytesAsync(
                Path.Combine(Project, "host/target/midi.bwextension"),
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .Equal(
                await File.ReadAllBytesAsync(
                    Path.Combine(Project, "host/target/midi-0.1.jar"),
                    TestContext.Current.CancellationToken
                )
            )
            .And.NotBeEmpty();
    }

    [Fact]
    public async Task A_path_is_resolved_by_the_profiles_that_are_named()
    {
        Pom("${out}/midi.bwextension");

        (await Call("mvn package -f host/pom.xml")).Should().Be(1);
        Printed.Should().Contain("the rehearsal does not know ${out}");
        Directory.Exists(Path.Combine(Project, "host/target")).Should().BeFalse();
        await Do("mvn clean verify -Pmanual -DskipTests -f host/pom.xml");
        Files("host").Should().Equal("extensions/midi.bwextension", "pom.xml", "target/midi-0.1.jar");
        Recorded[^1].Should().StartWith("Compiles: ");
    }

    [Theory]
    [InlineData("mvn package", 1, "there is no POM in this directory")]
    [InlineData("mvn deploy -f host", 127, "no stand-in for 'mvn deploy -f host'")]
    [InlineData("mvn versions:set package -f host", 127, "no stand-in")]
    [InlineData("mvn -f host", 127, "no stand-in")]
    public async Task What_it_cannot_do_is_named(string line, int code, string problem)
    {
        (await Call(line)).Should().Be(code);
        Printed.Should().Contain(problem);
    }

    [Fact]
    public async Task What_is_no_project_is_refused()
    {
        Write("host/pom.xml", "<project>");
        (await Call("mvn package -f host")).Should().Be(1);
        Printed.Should().Contain("Non-parseable POM");
    }

    private void Pom(string destination) =>
        Write(
            "host/pom.xml",
            $$"""
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <artifactId>midi</artifactId>
              <version>0.1</version>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>copy-rename-maven-plugin</artifactId>
                    <executions>
                      <execution>
                        <configuration>
                          <sourceFile>${project.build.directory}/${project.build.finalName}.jar</sourceFile>
                          <destinationFile>{{destination}}</destinationFile>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
              <profiles>
                <profile>
                  <id>manual</id>
                  <properties>
                    <out>extensions</out>
                  </properties>
                </profile>
              </profiles>
            </project>
            """
        );
}
